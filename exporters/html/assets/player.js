"use strict";(()=>{var __defProp=Object.defineProperty;var __typeError=msg=>{throw TypeError(msg)};var __export=(target,all2)=>{for(var name in all2)__defProp(target,name,{get:all2[name],enumerable:true})};var __accessCheck=(obj,member,msg)=>member.has(obj)||__typeError("Cannot "+msg);var __privateAdd=(obj,member,value)=>member.has(obj)?__typeError("Cannot add the same private member more than once"):member instanceof
WeakSet?member.add(obj):member.set(obj,value);var __privateMethod=(obj,member,method)=>(__accessCheck(obj,member,"access private method"),method);function one(place,selector){return place.querySelector(selector)}function all(place,selector){return[...place.querySelectorAll(
selector)]}function byId(id){const found=document.getElementById(id);if(!found)throw new Error(`the page has no '${id}'`);
return found}function element(tag,text,attributes={}){const made=document.createElement(tag);made.textContent=text;for(const[
name,value]of Object.entries(attributes))made.setAttribute(name,value);return made}var walk_exports={};__export(walk_exports,{advance:()=>advance,back:()=>back,fill:()=>fill,isRefusal:()=>isRefusal,load:()=>load,
present:()=>present,replay:()=>replay,resume:()=>resume,start:()=>start,summary:()=>summary,visibleOptions:()=>visibleOptions,
waysOut:()=>waysOut});var FORMAT=1;function load(json){if(json.format!==FORMAT)throw new Error(`this page holds format ${json.format}; its scr\
ipt reads ${FORMAT}`);return Object.freeze({tree:json.tree,version:json.version,roles:json.roles,authority:byId2(json.authority),
facts:byId2(json.facts),snippets:new Map(json.snippets),incidents:json.incidents,trees:byId2(json.trees.map(tree=>({...tree,
facts:byId2(tree.facts),nodes:byId2(tree.nodes)})))})}function treeOf(data,id){const tree=data.trees.get(id);if(!tree)throw new Error(
`there is no tree '${id}'`);return tree}function factOf(data,tree,id){return treeOf(data,tree).facts.get(id)??data.facts.
get(id)}function byId2(items){return new Map(items.map(item=>[item.id,item]))}function evaluate(guard,values){const[kind,...rest]=guard;switch(kind){case"and":return joined(rest,values,false);case"o\
r":return joined(rest,values,true);case"not":{const verdict2=evaluate(rest[0],values);return typeof verdict2==="boolean"?
!verdict2:verdict2}case"in":return values.has(rest[0])?within(values.get(rest[0]),rest[1]):{unknown:rest[0]};case"is":return values.
has(rest[0])?rest[1].includes(values.get(rest[0])):{unknown:rest[0]};case"known":return values.has(rest[0]);case"true":return true;case"\
false":return false;default:throw new Error(`a condition of a kind this page does not know: ${kind}`)}}function joined(parts,values,deciding){
let unknown=null;for(const part of parts){const verdict2=evaluate(part,values);if(verdict2===deciding)return deciding;if(typeof verdict2!==
"boolean")unknown??(unknown=verdict2)}return unknown??!deciding}function within(value,ranges){if(typeof value!=="number")
return false;return ranges.some(([low,high])=>(low===null||value>=low)&&(high===null||value<=high))}var Refused=class extends Error{constructor(kind,message,fact=null){super(message);this.refusal=Object.freeze({refused:kind,
message,fact})}};function isRefusal(result){return"refused"in result}function openIncidents({incident}){return typeof incident===
"string"?[incident]:incident??[]}function changed(state,changes){return Object.freeze({...state,...changes})}function frameOf(state){
const frame=state.stack[state.stack.length-1];if(!frame)throw new Error("a walk stands in no tree");return frame}function inFrame(state,changes){
const frame=Object.freeze({...frameOf(state),...changes});return changed(state,{stack:[...state.stack.slice(0,-1),frame]})}
function pathOf(state){const frame=frameOf(state);return state.stack.length===1?frame.node:`${frame.tree}/${frame.node}`}
function factsOf(state){return new Map([...state.facts,...frameOf(state).facts])}var values_exports={};__export(values_exports,{displayMoney:()=>displayMoney,displayValue:()=>displayValue,inDomain:()=>inDomain,
parseValue:()=>parseValue,plainAmount:()=>plainAmount,showValue:()=>showValue});var TEXT_LENGTH=1e3;var LAST_DAY=3652059;
var FIRST_MOMENT=719163;var DAY=864e5;function parseValue(fact,text){const value=typed(fact,text);return value!==null&&inDomain(
fact,value)?value:null}function inDomain(fact,value){switch(fact.type){case"boolean":return typeof value==="boolean";case"\
choice":return(fact.values??[]).some(choice=>choice.id===value);case"text":return typeof value==="string"&&value!==""&&[
...value].length<=TEXT_LENGTH;default:return inRange(fact,value)}}function showValue(fact,value){if(typeof value!=="numb\
er")return String(value);if(fact.type==="money")return plainAmount(value,fact.exponent??2);if(fact.type==="date")return isoDay(
value);return String(value)}function displayValue(fact,value,tree){if(fact.type==="choice")return fact.values?.find(choice=>choice.
id===value)?.label??String(value);if(typeof value==="boolean")return value?tree.yes:tree.no;if(fact.type==="money"&&typeof value===
"number")return displayMoney(value,fact.currency,fact.exponent,tree.language);if(fact.type==="date"&&typeof value==="num\
ber")return displayDay(value,tree.language);return showValue(fact,value)}function displayMoney(units,currency,exponent,language){
const plain=plainAmount(units,exponent??2);if(!currency)return plain;const places={minimumFractionDigits:exponent??2,maximumFractionDigits:exponent??
2};const digits=plain;const format=locale=>new Intl.NumberFormat(locale,{style:"currency",currency,...places}).format(digits);
return locally(language,format,`${currency} ${plain}`)}function plainAmount(units,places){const digits=String(Math.abs(units)).
padStart(places+1,"0");const whole=digits.slice(0,digits.length-places);return(units<0?"-":"")+(places?`${whole}.${digits.
slice(-places)}`:whole)}function typed(fact,text){switch(fact.type){case"boolean":return text==="true"?true:text==="fals\
e"?false:null;case"integer":return/^-?[0-9]{1,16}$/.test(text)?safe(BigInt(text)):null;case"money":return minorUnits(text,
fact.exponent??2);case"date":return dayNumber(text);default:return text}}function minorUnits(text,places){const match=/^(-?)([0-9]{1,12})(?:\.([0-9]+))?$/.
exec(text);const cents=match?.[3]??"";if(!match||cents.length>places)return null;return safe(BigInt(`${match[1]}${match[2]}${cents.
padEnd(places,"0")}`))}function safe(number){const plain=Number(number);if(!Number.isSafeInteger(plain))return null;return plain===
0?0:plain}function dayNumber(text){if(!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)||text<"0001-01-01")return null;const moment=Date.
parse(`${text}T00:00:00Z`);if(Number.isNaN(moment))return null;const day=Math.round(moment/DAY)+FIRST_MOMENT;return isoDay(
day)===text?day:null}function isoDay(day){return new Date((day-FIRST_MOMENT)*DAY).toISOString().slice(0,10)}function displayDay(day,language){
const moment=new Date((day-FIRST_MOMENT)*DAY);const format=locale=>new Intl.DateTimeFormat(locale,{dateStyle:"long",timeZone:"\
UTC"}).format(moment);return locally(language,format,isoDay(day))}function inRange(fact,value){if(!Number.isSafeInteger(
value))return false;const number=value;if(fact.type==="date"&&(number<1||number>LAST_DAY))return false;return(fact.min===
void 0||number>=fact.min)&&(fact.max===void 0||number<=fact.max)}function locally(language,format,otherwise){for(const locale of[
language,"en"]){try{return format(locale)}catch{}}return otherwise}function treeHere(data,state){return treeOf(data,frameOf(state).tree)}function factHere(data,state,id){return factOf(data,
frameOf(state).tree,id)}function holds(data,state,guard){const values=factsOf(state);if(state.role!==null)values.set("ro\
le",state.role);const{incident,unknown}=incidentHere(data,state);if(unknown===null)values.set("incident",incident!==null);
const verdict2=evaluate(guard,values);if(typeof verdict2!=="boolean"&&verdict2.unknown==="incident"&&unknown!==null)return{
unknown};return verdict2}function incidentHere(data,state){const values=new Map(state.facts);if(state.role!==null)values.
set("role",state.role);let unknown=null;for(const incident of data.incidents){if(!openIncidents(state.origin).includes(incident.
id)||!incident.trees.includes(frameOf(state).tree))continue;const verdict2=incident.when===void 0||incident.when!==null&&
evaluate(incident.when,values);if(verdict2===true)return{incident,unknown:null};if(typeof verdict2!=="boolean")unknown??
(unknown=verdict2.unknown)}return{incident:null,unknown}}function write(data,state,id,value){const own=treeHere(data,state).
facts.has(id);const before=own?frameOf(state).facts:state.facts;if((before.get(id)??null)===value)return state;const facts=new Map(
before);facts.delete(id);if(value!==null)facts.set(id,value);const level=own?state.stack.length:0;const decided=state.decided.
map(one2=>one2.level===level&&one2.fact===id?Object.freeze({...one2,void:true}):one2);return changed(own?inFrame(state,{
facts}):changed(state,{facts}),{decided})}function checked(fact,value,mayBeEmpty){if(value===null&&mayBeEmpty)return null;
if(value===null)throw new Refused("bad-value",`'${fact.label}' is needed: ${fact.expected}`,fact.id);if(!inDomain(fact,value))
throw new Refused("bad-value",`'${fact.label}' must be ${fact.expected}`,fact.id);return value}function allowance(limits,role){const found=limits.find(([one2])=>one2===role);if(!found)return{none:true};return found[1]===
null?{any:true}:{most:found[1]}}function factsNeeded(data,state,node){const authority=authorityOf(data,node);const wanted=[
authority.limits?node.amount:void 0,authority.uses?.fact];const known=factsOf(state);return wanted.filter(fact=>fact!==void 0).
filter(fact=>!known.has(fact))}function verdict(data,state,node){const authority=authorityOf(data,node);const amount=authority.
limits&&node.amount!==void 0?numberOf(state,node.amount):null;const uses=authority.uses?numberOf(state,authority.uses.fact):
null;const able=data.roles.map(role=>role.id).filter(role=>may(authority,role,amount,uses));return{authority:authority.id,
label:authority.label,currency:authority.currency??null,exponent:authority.exponent??0,amount,within:state.role!==null&&
able.includes(state.role),role:state.role,limit:authority.limits?allowance(authority.limits,state.role):null,usesCount:uses,
usesLimit:authority.uses?allowance(authority.uses.limits,state.role):null,firstRole:able[0]??null,suggest:node.suggest?.
find(([role])=>role===state.role)?.[1]??null}}function decide(data,state,node){const taken=verdict(data,state,node);const own=node.
amount!==void 0&&frameOf(state).facts.has(node.amount);const decided=Object.freeze({authority:node.decide,amount:taken.amount,
approver:taken.within?state.role:null,firstRole:taken.firstRole,approved:false,level:own?state.stack.length:0,fact:taken.
amount===null?null:node.amount??null,void:false});return changed(state,{decided:[...state.decided.filter(one2=>one2.authority!==
node.decide),decided]})}function approve(state){const last=state.decided[state.decided.length-1];if(!last||last.void||last.
approver!==null||last.firstRole===null)return state;const approved=Object.freeze({...last,approver:last.firstRole,approved:true});
return changed(state,{decided:[...state.decided.slice(0,-1),approved]})}function pay(state,granted){for(const authority of granted){
const taken=state.decided.find(one2=>one2.authority===authority);const reason=withheldBecause(taken);const withheld=state.
withheld.filter(one2=>one2.authority!==authority);if(reason!==null||!taken){state=changed(state,{withheld:[...withheld,Object.
freeze({authority,reason:reason??""})]});continue}const grant=Object.freeze({authority,amount:taken.amount,by:taken.approver??
"",approved:taken.approved});state=changed(state,{grants:[...state.grants.filter(one2=>one2.authority!==authority),grant],
withheld})}return state}function authorityOf(data,node){const authority=data.authority.get(node.decide);if(!authority)throw new Refused(
"no-way",`node '${node.id}' decides '${node.decide}', which the library does not have`);if(authority.limits&&node.amount===
void 0){throw new Refused("no-way",`node '${node.id}' decides '${node.decide}' and names no amount`)}return authority}function may(authority,role,amount,uses){
if(authority.limits&&!covers(allowance(authority.limits,role),amount??0))return false;return!authority.uses||covers(allowance(
authority.uses.limits,role),(uses??0)+1)}function covers(limit,amount){return limit.any===true||limit.most!==void 0&&amount<=
limit.most}function withheldBecause(taken){if(!taken)return"nothing was decided";if(taken.void)return"the amount has cha\
nged since it was decided";return taken.approver===null?"nobody who may decide it has approved":null}function numberOf(state,fact){
const value=factsOf(state).get(fact);return typeof value==="number"?value:null}function settle(data,state){const passed=new Map;while(state.needs.length===0&&state.outcome===null){if(passed.has(placeOf(
state))){const names=[...new Set(passed.values())].map(name=>`'${name}'`).join(", ");throw new Refused("endless-loop",`n\
odes ${names} lead to each other without asking anything`)}passed.set(placeOf(state),frameOf(state).node);if(!frameOf(state).
entered){state=entered(data,state);continue}const node=current(data,state);const skipped=skipTo(node,state);if(skipped!==
null){state=goTo(data,state,skipped);continue}state=arrived(data,state,node);if(!passes(node)||node.stops)break;if(state.
needs.length===0&&state.outcome===null)state=onward(data,state,node)}return state}function current(data,state){const node=treeHere(
data,state).nodes.get(frameOf(state).node);if(!node)throw new Error(`there is no node '${frameOf(state).node}'`);return node}
function goTo(data,state,target){const here=frameOf(state).node;if(target===null||target===void 0)throw new Refused("no-\
way",`node '${here}' has no way on`);if(!treeHere(data,state).nodes.has(target)){throw new Refused("no-way",`node '${here}\
' leads to '${target}', which cannot be walked to`)}return changed(inFrame(state,{node:target}),{needs:[]})}function enter(data,state,id){
const tree=data.trees.get(id);if(!tree||tree.start===void 0||!tree.nodes.has(tree.start)){throw new Refused("no-way",`tr\
ee '${id}' has no start to walk from`)}if(state.stack.some(frame2=>frame2.tree===id))throw new Refused("endless-loop",`t\
ree '${id}' runs itself`);const frame=Object.freeze({tree:id,node:tree.start,facts:new Map,entered:false});return changed(
state,{stack:[...state.stack,frame],needs:[]})}function left(state,node){const tried=new Set([...state.tried,...node.satisfies??
[]]);return tried.size===state.tried.length?state:changed(state,{tried:[...tried]})}function unwound(state,depth){const decided=state.
decided.map(one2=>one2.level>depth?Object.freeze({...one2,level:0,fact:null}):one2);return changed(state,{stack:state.stack.
slice(0,depth),decided})}function passes(node){return node.kind==="branch"||node.kind==="subtree"||node.kind==="outcome"}
function onward(data,state,node){if(node.kind==="branch")return goTo(data,left(state,node),caseOf(data,state,node).to);if(node.
kind==="subtree")return enter(data,left(state,node),node.run);const outer=unwound(left(state,node),state.stack.length-1);
return goTo(data,outer,wayBack(data,state,node))}function wayBack(data,state,node){const frame=state.stack[state.stack.length-
2];const caller=frame&&data.trees.get(frame.tree)?.nodes.get(frame.node);if(caller?.kind!=="subtree")return void 0;const found=caller.
returns.find(([outcome])=>outcome===node.id);return found?found[1]:caller.else}function placeOf(state){return JSON.stringify(
[state.stack.map(frame=>[frame.tree,frame.node,frame.entered]),state.tried])}function entered(data,state){const known=factsOf(
state);const needs=treeHere(data,state).given.filter(fact=>!known.has(fact)&&!state.leftEmpty.includes(fact));return needs.
length>0?changed(state,{needs}):inFrame(state,{entered:true})}function skipTo(node,state){if(!node.skip_if?.every(tag=>state.
tried.includes(tag)))return null;return node.skip_to??(node.kind==="step"||node.kind==="form"?node.to:void 0)??null}function arrived(data,state,node){
switch(node.kind){case"question":return changed(state,{needs:unknownInOptions(data,state,node)});case"decision":{const needs=factsNeeded(
data,state,node);return needs.length>0?changed(state,{needs}):decide(data,state,node)}case"branch":{const{unknown}=caseOf(
data,state,node);return unknown===void 0?state:changed(state,{needs:[unknown]})}case"outcome":{const paid=pay(state,node.
grants);if(wayBack(data,paid,node)!==void 0)return paid;return changed(paid,{outcome:Object.freeze({tree:frameOf(state).
tree,node:node.id})})}default:return state}}function unknownInOptions(data,state,node){const unknown=new Set;for(const option of node.
options){const verdict2=option.when?holds(data,state,option.when):true;if(typeof verdict2!=="boolean")unknown.add(verdict2.
unknown)}return[...unknown]}function caseOf(data,state,node){for(const one2 of node.cases){if(one2.when===null)throw new Refused(
"no-way",`a condition of node '${node.id}' could not be read`);const verdict2=holds(data,state,one2.when);if(typeof verdict2!==
"boolean")return{to:void 0,unknown:verdict2.unknown};if(verdict2)return{to:one2.to}}return{to:node.else}}var NEXT_UPDATE="incident.next_update";var MARK=/\{\{|\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s*\}/g;function fill(data,state,name,{
withPrivate:withPrivate2=true}={}){const fact=factHere(data,state,name);if(fact){const value=factsOf(state).get(name);if(value===
void 0||fact.private&&!withPrivate2)return{text:`[${fact.label}]`,missing:true};return{text:displayValue(fact,value,treeHere(
data,state)),missing:false}}const text=builtIn(data,state,name);return text===null?{text:`[${name}]`,missing:true}:{text,
missing:false}}function fillText(data,state,text,how={}){return replaced(text,name=>{const snippet=data.snippets.get(name);
if(snippet===void 0)return fill(data,state,name,how).text;return replaced(snippet,inner=>fill(data,state,inner,how).text)})}
function displayLimit(limit,{currency,exponent},language){if(limit.any)return"no limit";if(limit.most===void 0)return"no\
ne";return currency?displayMoney(limit.most,currency,exponent,language):String(limit.most)}function replaced(text,named){
return text.replace(MARK,(_,name)=>name===void 0?"{":named(name))}function builtIn(data,state,name){if(name==="role")return data.
roles.find(role=>role.id===state.role)?.label??null;if(name==="decided")return decidedText(data,state);if(name===NEXT_UPDATE)
return nextUpdate(data,state);if(!name.startsWith("limit."))return null;const authority=data.authority.get(name.slice("l\
imit.".length));if(!authority)return null;const{language}=treeHere(data,state);if(authority.limits)return displayLimit(allowance(
authority.limits,state.role),authority,language);return displayLimit(allowance(authority.uses?.limits??[],state.role),{},
language)}function nextUpdate(data,state){const text=incidentHere(data,state).incident?.next_update;return text===void 0?
null:replaced(text,name=>name===NEXT_UPDATE?"":fill(data,state,name).text)}function decidedText(data,state){const last=state.
decided.filter(one2=>one2.amount!==null&&!one2.void).at(-1);const authority=last&&data.authority.get(last.authority);if(!authority||
last.amount===null)return null;return displayMoney(last.amount,authority.currency,authority.exponent,treeHere(data,state).
language)}function present(data,state){const node=current(data,state);const{tree}=frameOf(state);const asks=asksOf(state,node);return{
path:pathOf(state),section:tree===data.tree?`n-${node.id}`:`n-${tree}.${node.id}`,tree,node:node.id,kind:node.kind,asks,
options:asks==="option"?optionsOf(data,state,node):[],fields:fieldsOf(data,state,node,asks),tags:asks==="fill"?tagsOf(data,
state,node):[],mustSay:node.must_say===true&&asks!=="facts"&&asks!=="end",verdict:node.kind==="decision"&&asks==="contin\
ue"?verdict(data,state,node):null,exits:asks==="end"?[]:exitsOf(data,state),incident:incidentHere(data,state).incident,outcome:asks===
"end"&&node.kind==="outcome"?endingOf(state,node):null}}function asksOf(state,node){if(state.outcome!==null)return"end";
if(state.needs.length>0)return"facts";if(node.kind==="question")return"option";if(node.kind==="form")return"fill";return node.
kind==="listen"?"listen":"continue"}function optionsOf(data,state,node){if(node.kind!=="question")return[];return visibleOptions(
data,state,node).map(({index:index2,option:{key,label}})=>({index:index2,key,label:fillText(data,state,label)}))}function fieldsOf(data,state,node,asks){
const collected=node.kind==="form"&&asks==="fill"?node.collect:[];const known=factsOf(state);const mayBeEmpty=asks==="fi\
ll"||!frameOf(state).entered;return(asks==="facts"?state.needs:collected).map(id=>factHere(data,state,id)).filter(fact=>fact!==
void 0).map(fact=>({...fact,value:known.get(fact.id)??fact.default??null,mayBeEmpty:mayBeEmpty&&fact.optional===true}))}
function tagsOf(data,state,node){if(node.kind!=="form"||!node.collect.includes("tried"))return[];return treeHere(data,state).
tags.map(tag=>({tag,ticked:state.tried.includes(tag)}))}function exitsOf(data,state){return waysOut(data,state).map(({depth,
exit:{key,label}})=>({key,label:fillText(data,state,label),tree:state.stack[depth-1]?.tree??""}))}function endingOf(state,node){
return{tree:frameOf(state).tree,node:node.id,title:node.title,resolution:node.resolution??null,team:node.team??null,grants:state.
grants,withheld:state.withheld}}function summary(data,state,{withPrivate:withPrivate2=false}={}){const how={withPrivate:withPrivate2};const tree=treeOf(
data,state.origin.tree);const grants2=state.grants.map(grant=>givenOf(data,state,grant));return{tree:tree.id,title:tree.
title,version:data.version,role:roleLabel(data,state.role),steps:state.moves.map(move=>lineOf(data,state,move,how)),facts:knownFacts(
data,state,how),grants:grants2,withheld:state.withheld.map(({authority,reason})=>`${data.authority.get(authority)?.label??
authority}: ${reason}`),outcome:state.outcome===null?null:fillText(data,state,current(data,state).title,how),note:grants2.
map(grant=>noteOf(grant,tree.id,data.version)).join("\n")}}function noteOf(grant,tree,version){const how=grant.approved?
"approved by":"decided by";return`${grant.label}: ${grant.text}, ${how} ${grant.by} (limit: ${grant.limit}), tree ${tree}\
 ${version}.`}function givenOf(data,state,grant){const authority=data.authority.get(grant.authority);if(!authority)throw new Error(
`there is no authority '${grant.authority}'`);const{language}=treeHere(data,state);const{limits,uses,currency,exponent}=authority;
const limit=limits?displayLimit(allowance(limits,grant.by),authority,language):displayLimit(allowance(uses?.limits??[],grant.
by),{},language);return{authority:authority.id,label:authority.label,text:grant.amount===null?"granted":displayMoney(grant.
amount,currency,exponent,language),by:roleLabel(data,grant.by)??grant.by,limit,approved:grant.approved}}function lineOf(data,state,{
path,answer,facts},how){const slash=path.lastIndexOf("/");const tree=treeOf(data,slash<0?state.origin.tree:path.slice(0,
slash));const node=tree.nodes.get(path.slice(slash+1));const title=facts?"Asked first":fillText(data,state,node?.title??
path,how);if(node?.kind==="question"&&answer.kind==="option"){const label=node.options.find(option=>option.key===answer.
key)?.label??answer.key;return{path,title,answer:fillText(data,state,label,how)}}if(answer.kind==="exit")return{path,title,
answer:fillText(data,state,exitLabel(data,answer.key),how)};return{path,title,answer:answerText(data,tree.id,answer,how)}}
function answerText(data,tree,answer,how){switch(answer.kind){case"option":case"exit":return answer.key;case"continue":return"";case"\
fact":return valueText(data,tree,answer.fact,answer.value,how);case"fill":{const parts=Object.entries(answer.values??{}).
map(([fact,value])=>valueText(data,tree,fact,value,how));const tried=answer.tried?.length?[`already tried: ${answer.tried.
join(", ")}`]:[];return[...parts,...tried].join(", ")}default:return answer.kind}}function valueText(data,tree,id,value,{
withPrivate:withPrivate2}){const fact=factOf(data,tree,id);if(!fact)return id;if(fact.private&&!withPrivate2)return`${fact.
label}: not shown`;return`${fact.label}: ${value===null?"left empty":displayValue(fact,value,treeOf(data,tree))}`}function knownFacts(data,state,{
withPrivate:withPrivate2}){const tree=treeHere(data,state);const found=[];for(const[id,value]of factsOf(state)){const fact=factOf(
data,frameOf(state).tree,id);if(fact&&(withPrivate2||!fact.private))found.push({id,label:fact.label,text:displayValue(fact,
value,tree)})}return found}function exitLabel(data,key){const exits=[...data.trees.values()].flatMap(tree=>tree.anytime);
return exits.find(exit=>exit.key===key)?.label??key}function roleLabel(data,id){return data.roles.find(role=>role.id===id)?.
label??id}function start(data,from={}){const origin=Object.freeze({tree:from.tree??data.tree,role:from.role??null,given:Object.freeze(
{...from.given}),incident:from.incident??null});checkOrigin(data,origin);let state=Object.freeze({origin,stack:[],facts:new Map,
role:origin.role??data.roles[0]?.id??null,decided:[],grants:[],withheld:[],tried:[],needs:[],leftEmpty:[],moves:[],outcome:null});
try{state=enter(data,state,origin.tree);for(const[fact,value]of Object.entries(origin.given))state=write(data,state,fact,
value);return settle(data,state)}catch(error){if(error instanceof Refused)throw new Error(`tree '${origin.tree}' cannot \
be walked: ${error.message}`);throw error}}function advance(data,state,answer){if(state.outcome!==null){return new Refused(
"finished","the walk has ended; go back or start again").refusal}try{const moved2=settle(data,answered(data,state,answer));
const about=state.needs.length>0&&answer.kind!=="exit"?{facts:true}:{};const move=Object.freeze({path:pathOf(state),answer,
...about});return changed(moved2,{moves:[...state.moves,move]})}catch(error){if(error instanceof Refused)return error.refusal;
throw error}}function replay(data,state,answers){for(const answer of answers){const following=advance(data,state,answer);
if(isRefusal(following))return following;state=following}return state}function resume(data,state,answers){let used=0;for(const answer of answers){
const following=advance(data,state,answer);if(isRefusal(following))break;state=following;used+=1}return{state,used}}function back(data,state){
if(state.moves.length===0)return state;const answers=state.moves.slice(0,-1).map(move=>move.answer);return resume(data,start(
data,state.origin),answers).state}function answered(data,state,answer){if(answer.kind==="exit")return takenOut(data,state,
answer.key);if(state.needs.length>0)return provided(data,state,answer);if(answer.kind==="fact")throw new Refused("bad-an\
swer",`'${answer.fact}' is not asked here`,answer.fact);const node=current(data,state);if(node.must_say&&!answer.ticks?.
includes("must_say")){throw new Refused("must-say",`the text of node '${node.id}' must be said, and ticked, before movin\
g on`)}return moved(data,state,node,answer)}function moved(data,state,node,answer){if(node.kind==="question"&&answer.kind===
"option")return chosen(data,state,node,answer.key);if(node.kind==="form"&&answer.kind==="fill")return filled(data,state,
node,answer);if(node.kind==="listen"&&(answer.kind==="agreed"||answer.kind==="corrected")){return goTo(data,left(state,node),
node[answer.kind])}if(answer.kind==="continue"){if(node.kind==="step")return goTo(data,left(state,node),node.to);if(node.
kind==="decision"){return goTo(data,left(state,node),verdict(data,state,node).within?node.within:node.above)}if(passes(node))
return onward(data,state,node)}throw new Refused("bad-answer",`node '${node.id}' is not answered like this`)}function visibleOptions(data,state,node){
const all2=node.options.map((option,index2)=>({index:index2,option}));return all2.filter(({option:{when}})=>when===void 0||
when!==null&&holds(data,state,when)===true)}function waysOut(data,state){const found=new Map;state.stack.forEach((_,outer)=>{
const depth=state.stack.length-outer;const tree=state.stack[depth-1]?.tree??"";for(const exit of treeOf(data,tree).anytime)
if(!found.has(exit.key))found.set(exit.key,{depth,exit})});return[...found.values()]}function chosen(data,state,node,key){
const visible=visibleOptions(data,state,node).map(({option:option2})=>option2);const option=visible.find(one2=>one2.key===
key);if(!option){const known=visible.map(one2=>`'${one2.key}'`).join(", ")||"none";throw new Refused("bad-answer",`node \
'${node.id}' has no option '${key}' here; there are: ${known}`)}for(const[fact,value]of option.set??[])state=write(data,
state,fact,value);if(option.approves)state=approve(state);return goTo(data,left(state,node),option.to)}function filled(data,state,node,{
values,tried}){const collected=node.collect.filter(fact=>factHere(data,state,fact)!==void 0);state=stored(data,state,collected,
values??{},true);if(tried!==void 0&&node.collect.includes("tried")){const shown2=treeHere(data,state).tags;const kept=state.
tried.filter(tag=>!shown2.includes(tag)||tried.includes(tag));const fresh=shown2.filter(tag=>tried.includes(tag)&&!kept.
includes(tag));state=changed(state,{tried:[...kept,...fresh]})}return goTo(data,left(state,node),node.to)}function provided(data,state,answer){
if(answer.kind==="fact"&&state.needs.includes(answer.fact)){state=stored(data,state,[answer.fact],{[answer.fact]:answer.
value},true)}else if(answer.kind==="fill"){state=stored(data,state,state.needs,answer.values??{},!frameOf(state).entered);
const known=factsOf(state);const empty=state.needs.filter(fact=>data.facts.has(fact)&&!known.has(fact));state=changed(inFrame(
state,{entered:true}),{leftEmpty:[...state.leftEmpty,...empty]})}else{const fact=state.needs[0]??null;throw new Refused(
"needs-fact",`'${fact}' must be known first`,fact)}return changed(state,{needs:[]})}function stored(data,state,asked,values,mayBeEmpty){
const given=new Map(Object.entries(values));for(const fact of given.keys()){if(!asked.includes(fact))throw new Refused("\
bad-value",`'${fact}' is not asked here`,fact)}for(const id of asked){const fact=factHere(data,state,id);if(!fact)throw new Refused(
"no-way",`'${id}' is needed here and is declared nowhere`,id);const shown2=factsOf(state).get(id)??fact.default??null;const value=given.
has(id)?given.get(id)??null:shown2;state=write(data,state,id,checked(fact,value,mayBeEmpty&&fact.optional===true))}return state}
function takenOut(data,state,key){const ways=waysOut(data,state);const found=ways.find(({exit})=>exit.key===key);if(found)
return goTo(data,unwound(state,found.depth),found.exit.to);const known=ways.map(({exit})=>`'${exit.key}'`).join(", ")||"\
none";throw new Refused("bad-answer",`there is no exit '${key}' here; there are: ${known}`)}function checkOrigin(data,origin){
const{tree,role,given}=origin;treeOf(data,tree);if(role!==null&&!data.roles.some(one2=>one2.id===role))throw new Error(`\
there is no role '${role}'`);for(const id of openIncidents(origin)){if(!data.incidents.some(one2=>one2.id===id))throw new Error(
`there is no incident '${id}'`)}for(const[id,value]of Object.entries(given)){const fact=factOf(data,tree,id);if(!fact)throw new Error(
`tree '${tree}' knows no fact '${id}'`);if(!inDomain(fact,value))throw new Error(`'${value}' is no value of fact '${id}'`)}}var UNSEEN=/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;function recap(data,state,{withPrivate:withPrivate2,withRole}){
const call=summary(data,state,{withPrivate:withPrivate2});const lines=[call.title];if(call.outcome)lines.push(`Outcome: ${call.
outcome}`);if(withRole&&call.role)lines.push(`Role: ${call.role}`);lines.push(...grants(call),"");const steps=call.steps.
filter(step=>step.answer).map(step=>`- ${step.title}: ${step.answer}`);const facts=call.facts.map(fact=>`${fact.label}: ${fact.
text}`);const others=facts.filter(fact=>!steps.some(step=>step.includes(fact)));lines.push(...steps);if(others.length>0)
lines.push("",...others);if(call.note)lines.push("",call.note);lines.push("",`Tree ${call.tree}, version ${call.version}`);
return lines.map(line3=>line3.replaceAll(UNSEEN,"")).join("\n")}function leavesOut(data,state){const shown2=withPrivate2=>recap(
data,state,{withPrivate:withPrivate2,withRole:false});return shown2(true)!==shown2(false)}function grants(call){return[...call.
grants.map(grant=>`Granted: ${grant.label}, ${grant.text}`),...call.withheld.map(reason=>`Not granted: ${reason}`)]}var MOST_ROWS=16;function showEnding(data,state,withRole){const block=byId("summary");if(state===null){byId("parts").append(
block);return}const{grants:grants2,withheld}=summary(data,state,{withPrivate:false});const granted=grants2.map(({label,text,
by,approved,limit})=>`${label}: ${text}. ${approved?"Approved by":"Decided by"} ${by}, limit ${limit}.${approved?"":" No\
 approval needed."}`);list(block,"[data-granted]",granted);list(block,"[data-withheld]",withheld.map(reason=>`Not grante\
d. ${reason}`));const choice=privateChoice();choice.checked=false;choice.closest("label").hidden=!leavesOut(data,state);
writeSummary(data,state,withRole);one(byId("stage"),":scope > section")?.append(block)}function writeSummary(data,state,withRole){
const area=byId("summary-text");area.value=recap(data,state,{withPrivate:withPrivate(),withRole});area.rows=Math.min(MOST_ROWS,
area.value.split("\n").length+1)}function withPrivate(){return privateChoice().checked}function privateChoice(){return byId(
"summary-private")}function list(block,selector,texts){const place=one(block,selector);if(!place)return;place.hidden=texts.
length===0;place.replaceChildren(...texts.map(text=>element("p",text)))}function putIn(place,fields,ticked){const known=new Map(fields.map(field=>[field.id,field]));for(const box of all(place,
"[data-field]")){const field=known.get(box.dataset.field??"");const text=field&&field.value!==null&&field.value!==void 0?
showValue(field,field.value):"";for(const input of inputs(box)){if(input.type==="checkbox")input.checked=ticked.has(input.
value);else if(input.type==="radio")input.checked=input.value===text;else input.value=text}mark(box,"")}const errors=one(
place,".errors");if(errors)errors.hidden=true}function takeOut(place,fields){const wanted=new Map(fields.map(field=>[field.
id,field]));const values=new Map;const mistakes=[];let tried=[];for(const box of all(place,"[data-field]")){if(box.dataset.
control==="ticks"){tried=inputs(box).filter(input=>input.checked).map(input=>input.value);continue}const field=wanted.get(
box.dataset.field??"");if(!field)continue;const text=written(box,field);const value=text===""?null:parseValue(field,text);
const message=wrong(field,text,value);mark(box,message);if(message)mistakes.push({id:inputs(box)[0]?.id??"",message:`${field.
label}: ${message}`});else values.set(field.id,value)}return{values:Object.fromEntries(values),tried,mistakes}}function complain(place,mistakes){
const errors=one(place,".errors");const list2=errors&&one(errors,"ul");if(!errors||!list2)return;const title=one(errors,
"p");if(title)title.textContent=mistakes.length===1?"One field needs a look":`${mistakes.length} fields need a look`;list2.
replaceChildren(...mistakes.map(({id,message})=>{const entry=document.createElement("li");entry.append(element("a",message,
{href:`#${id}`,"data-goto":id}));return entry}));errors.hidden=false;errors.focus()}function inputs(box){return all(box,
"input, select")}function wrong(field,text,value){if(text==="")return field.optional?"":"please fill it in";return value===
null?`write ${field.expected}`:""}function mark(box,message){box.classList.toggle("wrong",message!=="");const place=one(
box,".error");if(place)place.textContent=message;for(const input of inputs(box)){if(message)input.setAttribute("aria-inv\
alid","true");else input.removeAttribute("aria-invalid")}}function written(box,field){const each=inputs(box);const text=(each[0]?.
type==="radio"?each.find(input=>input.checked)?.value:each[0]?.value)??"";const trimmed=text.trim();if(field.type!=="mon\
ey"&&field.type!=="integer")return trimmed;const bare=trimmed.replace(/[\s\u00a0\u202f']|^\p{Sc}|\p{Sc}$/gu,"");if(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.
test(bare))return bare.replaceAll(",","");return field.type==="money"?bare.replace(/^(-?\d+),(\d{1,2})$/,"$1.$2"):bare}var SECONDS=6;var timer=0;function say(message){const place=document.getElementById("status");if(!place)return;place.textContent=
message;window.clearTimeout(timer);timer=window.setTimeout(()=>{place.textContent=""},SECONDS*1e3)}var running=[];function startTimers(place){stopTimers();for(const timer2 of all(place,"[data-timer]")){const seconds=Number(
timer2.dataset.timer);const text=one(timer2,"[data-timer-text]");const begun=Date.now();let told=false;timer2.classList.
remove("over");const tick=()=>{const gone=Math.floor((Date.now()-begun)/1e3);if(text)text.textContent=`${clock(gone)} of\
 ${clock(seconds)}`;if(gone<seconds||told)return;told=true;timer2.classList.add("over");say(`${clock(seconds)} are over`)};
tick();running.push(window.setInterval(tick,1e3))}}function stopTimers(){for(const each of running)window.clearInterval(
each);running=[]}function clock(seconds){return`${Math.floor(seconds/60)}:${String(seconds%60).padStart(2,"0")}`}function showVerdict(place,verdict2,say2){place.hidden=verdict2===null;if(verdict2===null)return;place.classList.toggle(
"above",!verdict2.within);place.replaceChildren(element("strong",headline(verdict2,say2)),...details(verdict2,say2).map(
text=>element("p",text)))}function headline(verdict2,{roleName,language}){const amount=money(verdict2,verdict2.amount,language);
if(verdict2.within)return amount?`You may give ${amount} now. No approval needed.`:"You may do this now. No approval nee\
ded.";const who=verdict2.firstRole?`${roleName(verdict2.firstRole)} may decide it.`:"Nobody in this library may decide i\
t.";if(amount&&isAbove(verdict2))return`${amount} is more than you may give by yourself. ${who}`;if(verdict2.usesCount)return`\
It was given as often as you may give it. ${who}`;return`You may not decide this by yourself. ${who}`}function isAbove({
limit,amount}){if(!limit||"any"in limit)return false;return"none"in limit||(amount??0)>limit.most}function details(verdict2,{
roleName,language}){const texts=[];const limit=limitWords(verdict2,language);if(limit)texts.push(`${verdict2.label}: as ${roleName(
verdict2.role)} you may give ${limit}.`);const uses=usesWords(verdict2);if(uses)texts.push(uses);const suggest=money(verdict2,
verdict2.suggest,language);if(suggest&&verdict2.within)texts.push(`Suggested: ${suggest}.`);return texts}function limitWords(verdict2,language){
const limit=verdict2.limit;if(!limit)return"";if("any"in limit)return"any amount";if("none"in limit)return"nothing witho\
ut asking";return`up to ${money(verdict2,limit.most,language)}`}function usesWords(verdict2){const limit=verdict2.usesLimit;
if(!limit||verdict2.usesCount===null||verdict2.usesCount===void 0)return"";if("any"in limit)return"How often it was give\
n before does not matter for your role.";const most="most"in limit?limit.most:0;return`Given before: ${verdict2.usesCount}\
. Your role gives it at most ${most===1?"once":`${most} times`}.`}function money(verdict2,units,language){if(units===null||
units===void 0||!verdict2.currency)return"";return displayMoney(units,verdict2.currency,verdict2.exponent,language)}var BADGES=9;function showStep(view){const{now}=view;const section=now.asks==="facts"?factsSection(view):byId(now.section);
putOnStage(section);if(now.asks==="facts")putIn(section,now.fields,new Set);else dress(section,view);startTimers(section);
return section}function putOnStage(section){const stage=byId("stage");for(const child of[...stage.children]){if(child!==
section)putAway(child)}stopTimers();if(section.parentElement!==stage)stage.append(section)}function putAway(section){for(const part of all(
section,"#go-on, #summary"))byId("parts").append(part);byId(section.id.startsWith("n-")?"store":"parts").append(section)}
function dress(section,view){const{now,data,state}=view;fillIn(section,data,state);showWays(section,view);resetTicks(section,
view.before);if(now.asks==="fill"){const ticked=(now.tags??[]).filter(tag=>tag.ticked).map(tag=>tag.tag);putIn(section,fieldsAsBefore(
view),new Set(triedBefore(view.before)??ticked))}const verdict2=one(section,"[data-verdict]");if(verdict2)showVerdict(verdict2,
now.verdict??null,view);for(const row of all(section,"tr[data-role]"))row.classList.toggle("mine",row.dataset.role===state.
role);showVariant(section,0)}function fillIn(place,data,state){for(const span of all(place,"[data-fact]")){const{text,missing}=fill(
data,state,span.dataset.fact??"");span.textContent=text;span.classList.toggle("missing",Boolean(missing))}}function showWays(section,{
now,before}){const open=openWays(now);let number=0;let found=false;for(const way of all(section,"li[data-way]")){const key=way.
dataset.way??"";const link=one(way,"a.answer");if(way.closest(".no-js"))continue;way.hidden=!open.has(key);way.classList.
toggle("chosen",!way.hidden&&isThisWay(before,key));if(way.hidden)continue;found=true;if(link&&key!=="next")badge(link,++number)}
if(now.asks==="continue"&&!found)addGoOn(section)}function addGoOn(section){const goOn=byId("go-on");const after=one(section,
".limits, .links, .why");if(after)after.before(goOn);else section.append(goOn)}function badge(link,number){if(number<=BADGES)
link.setAttribute("aria-keyshortcuts",String(number));else link.removeAttribute("aria-keyshortcuts")}function openWays(now){
switch(now.asks){case"option":return new Set((now.options??[]).map(option=>option.key));case"listen":return new Set(["ag\
reed","corrected"]);case"continue":return new Set(["next"]);default:return new Set}}function isThisWay(before,key){if(!before)
return false;return before.kind==="option"?before.key===key:before.kind===key}function resetTicks(section,before){const ticked=new Set(
before&&"ticks"in before?before.ticks??[]:[]);for(const box of all(section,"[data-tick]")){box.checked=ticked.has(box.dataset.
tick??"")}one(section,".must")?.classList.remove("wrong")}function fieldsAsBefore({now,before}){const values=new Map(before&&
before.kind==="fill"?Object.entries(before.values??{}):[]);return(now.fields??[]).map(field=>values.has(field.id)?{...field,
value:values.get(field.id)??null}:field)}function triedBefore(before){return before&&before.kind==="fill"&&before.tried?
before.tried:null}function factsSection({now,state}){const section=byId("facts");const heading=one(section,"h2");if(heading)
heading.textContent=state.moves.length===0?"Before the call":"Before you go on";const place=one(section,"[data-fields]");
byId("loose").append(...place.children);const wanted=now.fields.map(field=>looseField(field.id,now.tree));place.append(...wanted.
filter(field=>field!==null));return section}function looseField(fact,tree){const fields=all(byId("loose"),"[data-field]").
filter(field=>field.dataset.field===fact);const own=fields.find(field=>field.querySelector(`[id^="f-loose-${CSS.escape(tree)}\
-"]`));return own??fields.find(field=>field.querySelector('[id^="f-loose--"]'))??fields[0]??null}function showVariant(section,number){
for(const say2 of all(section,"[data-variants]")){const variants=all(say2,".variant");variants.forEach((variant,each)=>{
variant.hidden=each!==number%variants.length});const button=one(say2,".another")??another(section,say2);button.dataset.next=
String((number+1)%variants.length)}}function another(section,say2){const button=document.createElement("button");button.
type="button";button.className="another";button.textContent="Say it another way";button.addEventListener("click",()=>showVariant(
section,Number(button.dataset.next)));say2.append(button);return button}function showIncidents(data,state,now){const open=new Set(openIncidents(state.origin));for(const banner of all(byId("inc\
idents"),"[data-incident]")){const incident=data.incidents.find(each=>each.id===banner.dataset.incident);const isHere=incident!==
void 0&&incident.id===now.incident?.id;const mayBe=incident!==void 0&&open.has(incident.id)&&now.incident===null&&mayConcern(
incident,state,now);banner.hidden=!isHere&&!mayBe;const condition=one(banner,"[data-condition]");if(condition)condition.
hidden=isHere;if(!banner.hidden)fillIn(banner,data,state)}}function mayConcern(incident,state,now){if(!incident.when||!incident.
trees.includes(now.tree))return false;const values=new Map(state.facts);if(state.role!==null)values.set("role",state.role);
return typeof evaluate(incident.when,values)!=="boolean"}function begin(data,origin,run){return{run,states:[start(data,origin)],moves:[],at:0}}function isRefused(result){return"\
refused"in result}function shown(journal){return journal.states[journal.at]}function answered2(data,journal,answer){const next=advance(
data,shown(journal),answer);if(isRefusal(next))return next;const path=present(data,shown(journal)).path;const states=[...journal.
states.slice(0,journal.at+1),next];const ahead=journal.moves.slice(journal.at);const move={path,answer};const rest=without(
ahead,path);return{...journal,states,moves:[...journal.moves.slice(0,journal.at),move,...rest],at:journal.at+1}}function caughtUp(data,journal){
const before=journal.at;let now=journal;for(;;){const again=remembered(data,now);const next=again?answered2(data,now,again):
null;if(next===null||isRefused(next))break;now=next}return{journal:now,kept:now.at-before,dropped:now.moves.length-now.at}}
function remembered(data,journal){const path=present(data,shown(journal)).path;return journal.moves.slice(journal.at).find(
move=>move.path===path)?.answer??null}function wentTo(journal,at){return{...journal,at:Math.max(0,Math.min(at,journal.states.
length-1))}}function restarted(data,journal,origin){let now=begin(data,origin,journal.run);for(const move of journal.moves.
slice(0,journal.at)){const next=advance(data,shown(now),move.answer);if(isRefusal(next))break;now={...now,states:[...now.
states,next],moves:[...now.moves,move],at:now.at+1}}return{...now,moves:[...now.moves,...journal.moves.slice(now.at)]}}function saved(journal){
return{run:journal.run,origin:shown(journal).origin,moves:journal.moves,at:journal.at}}function opened(data,kept){const plain=kept;
if(!plain||!Array.isArray(plain.moves))return null;try{const{moves,at}=plain;return restarted(data,{...begin(data,plain.
origin,plain.run),moves,at},plain.origin)}catch{return null}}function without(moves,path){const index2=moves.findIndex(move=>move.
path===path);return moves.filter((_,each)=>each!==index2)}var GUARD=200;var stepShown=Number.NEGATIVE_INFINITY;function stepWasShown(){stepShown=performance.now()}function tooSoon(){
return performance.now()-stepShown<GUARD}function listenToKeys(actions,single){document.addEventListener("keydown",event=>{
if(event.defaultPrevented||event.repeat||event.isComposing||event.ctrlKey||event.metaKey)return;if(isTyping(event.target)||
document.querySelector("dialog[open]"))return;if(event.key===" "&&isLink(event.target)){event.preventDefault();if(!tooSoon())
event.target.click();return}if(event.key==="Enter"){if(!isPressable(event.target)&&!tooSoon())actions.go();return}if(!single()&&
!event.altKey)return;const action=actionOf(event,actions);if(!action)return;event.preventDefault();if(!tooSoon())action()})}
function actionOf(event,actions){const digit=/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]??(/^[1-9]$/.test(event.key)?
event.key:null);if(digit!==null&&!event.shiftKey)return()=>actions.digit(Number(digit));switch(event.key){case"b":return actions.
back;case"c":return actions.copy;case"/":return actions.find;case"?":return actions.help;default:return null}}function isTyping(target){
return target instanceof HTMLElement&&(target.isContentEditable||target.matches("textarea, select, input:not([type=check\
box], [type=radio])"))}function isPressable(target){return target instanceof HTMLElement&&target.matches("a, button, sum\
mary, input, select, textarea, label")}function isLink(target){return target instanceof HTMLAnchorElement&&target.matches(
".answer")}var PREFIX="decisiontree/1/";function keeper(open){return{read(key){try{const text=open().getItem(PREFIX+key);return text===
null?null:JSON.parse(text)}catch{return null}},write(key,value){try{open().setItem(PREFIX+key,JSON.stringify(value))}catch{}},
remove(key){try{open().removeItem(PREFIX+key)}catch{}}}}var settingsStore=keeper(()=>window.localStorage);var callStore=keeper(
()=>window.sessionStorage);var LONGEST=60;function showTrail(data,journal,goBack){const trail=byId("trail-title").parentElement;const list2=one(trail,
"ol");if(!list2)return;const state=shown(journal);const steps=summary(data,state,{withPrivate:true}).steps;trail.hidden=
steps.length===0;const now=document.createElement("li");now.append(element("span","Now: ",{"aria-current":"step"}));one(
now,"span")?.append(headingOf(present(data,state).section));list2.replaceChildren(...steps.map((step,at)=>line(step,at,goBack)),
now);list2.scrollTop=list2.scrollHeight}function headingOf(section){return document.getElementById(`t-${section}`)?.textContent??
""}function line(step,at,goBack){const entry=document.createElement("li");const link=element("a","",{href:"#main",title:"\
Go back to this step"});link.append(element("span",short(step.title),{class:"where"})," ",element("span",short(step.answer)||
"done",{class:"what"}));link.addEventListener("click",event=>{event.preventDefault();goBack(at)});entry.append(link);return entry}
function short(text){return text.length>LONGEST?`${text.slice(0,LONGEST-1).trimEnd()}…`:text}var _Call_instances,catchUp_fn,arrive_fn,route_fn,show_fn,showSides_fn,refuse_fn;var Call=class{constructor(data,page,origin,linked){
__privateAdd(this,_Call_instances);this.data=data;this.page=page;this.linked=linked;this.key=`call/${page.tree}/${page.version}`;
this.previous=null;this.changing=null;const kept=linked()?null:opened(data,callStore.read(this.key));this.journal=kept??
begin(data,origin,newRun());const place=history.state?.run===this.journal.run?Number(history.state.at):this.journal.at;this.
journal=wentTo(this.journal,place)}get now(){return present(this.data,shown(this.journal))}get isFinished(){return this.
now.asks==="end"}open(){__privateMethod(this,_Call_instances,route_fn).call(this,"replace");__privateMethod(this,_Call_instances,
show_fn).call(this,false);window.addEventListener("popstate",event=>__privateMethod(this,_Call_instances,arrive_fn).call(
this,event.state))}answer(answer){const next=answered2(this.data,this.journal,answer);if(isRefused(next)){__privateMethod(
this,_Call_instances,refuse_fn).call(this,next);return}const isChange=this.changing===this.journal.at;this.changing=null;
this.journal=next;__privateMethod(this,_Call_instances,route_fn).call(this,"push");if(isChange)__privateMethod(this,_Call_instances,
catchUp_fn).call(this);__privateMethod(this,_Call_instances,show_fn).call(this,true)}fill(){const section=this.section;const fields=this.
now.fields??[];const{values,tried,mistakes}=takeOut(section,fields);if(mistakes.length>0)complain(section,mistakes);else
this.answer({kind:"fill",values,tried,ticks:ticksOf(section)})}back(){if(this.journal.at>0)history.back();else say("This\
 is the first step.")}goBackTo(at){this.changing=at;history.go(at-this.journal.at)}restart(){const finished=this.isFinished;
const{origin}=shown(this.journal);this.previous=finished?null:this.journal;this.journal=begin(this.data,origin,newRun());
__privateMethod(this,_Call_instances,route_fn).call(this,"push");__privateMethod(this,_Call_instances,show_fn).call(this,
true);say(finished?"Ready for the next call.":"Started again. Go back to return to where you were.")}reframe(change){const origin={
...shown(this.journal).origin,...change};const before=this.journal.at;this.journal=restarted(this.data,this.journal,origin);
const again=before-this.journal.at;if(again===0){__privateMethod(this,_Call_instances,route_fn).call(this,"replace");__privateMethod(
this,_Call_instances,show_fn).call(this,true);return}say("This changes the way: some steps come again.");history.go(-again)}summary(withPrivate2){
return recap(this.data,shown(this.journal),{withPrivate:withPrivate2,withRole:this.page.usesRole})}placeOf(id){for(let at=this.
journal.at-1;at>=0;at-=1){const state=this.journal.states[at];if(state&&present(this.data,state).section===id)return at}
return null}get section(){return one(byId("stage"),":scope > section")}};_Call_instances=new WeakSet;catchUp_fn=function(){
const{journal,kept,dropped}=caughtUp(this.data,this.journal);for(let at=this.journal.at+1;at<=journal.at;at+=1){this.journal=
wentTo(journal,at);__privateMethod(this,_Call_instances,route_fn).call(this,"push")}this.journal=journal;if(kept+dropped>
0)say(`${count(kept,"later answer")} kept, ${dropped} dropped.`)};arrive_fn=function(place){const linked=place===null?this.
linked():null;if(linked){this.previous=null;this.journal=begin(this.data,linked,newRun())}if(place?.run!==void 0&&place.
run===this.previous?.run){[this.journal,this.previous]=[this.previous,this.journal]}const last=this.journal.states.length-
1;if(place?.run!==this.journal.run){__privateMethod(this,_Call_instances,route_fn).call(this,"replace")}else if(Number(place.
at)>last){history.go(last-Number(place.at));return}else{this.journal=wentTo(this.journal,Number(place.at))}__privateMethod(
this,_Call_instances,show_fn).call(this,true)};route_fn=function(how){const place={run:this.journal.run,at:this.journal.
at};const address=`#${this.now.section}`;if(how==="push")history.pushState(place,"",address);else history.replaceState(place,
"",address);callStore.write(this.key,saved(this.journal))};show_fn=function(focus){const{data,journal,now,page}=this;const state=shown(
journal);const section=showStep({data,state,now,before:remembered(data,journal),roleName:id=>data.roles.find(role=>role.
id===id)?.label??"Nobody",language:page.language});__privateMethod(this,_Call_instances,showSides_fn).call(this);const heading=section.
querySelector("h2")?.textContent??"";document.title=`${heading} – ${page.title}`;callStore.write(this.key,saved(journal));
stepWasShown();if(!focus)return;window.scrollTo(0,0);one(section,"h2")?.focus({preventScroll:true})};showSides_fn=function(){
const{data,journal,now,page}=this;const state=shown(journal);const role=page.usesRole?data.roles.find(each=>each.id===state.
role):void 0;const open=new Set(now.exits.map(exit=>`${exit.tree}/${exit.key}`));const foot=byId("foot");for(const exit of all(
foot,"[data-exit]"))exit.hidden=!open.has(exit.dataset.exit??"");for(const exits of all(foot,".exits"))exits.hidden=open.
size===0;showIncidents(data,state,now);const inside=byId("inside");inside.hidden=now.tree===data.tree;inside.textContent=
`in: ${data.trees.get(now.tree)?.title??""}`;for(const name of all(byId("top"),"[data-role-name]")){name.textContent=role?.
label??"Settings"}for(const button of all(foot,"[data-do=back]")){button.disabled=journal.at===0}showTrail(data,journal,
at=>this.goBackTo(at));showEnding(data,this.isFinished?state:null,page.usesRole)};refuse_fn=function(refusal){say(refusal.
message);if(refusal.refused!=="must-say")return;one(this.section,".must")?.classList.add("wrong");one(this.section,"[dat\
a-tick=must_say]")?.focus()};function ticksOf(section){const boxes=all(section,"[data-tick]");return boxes.filter(box=>box.
checked).map(box=>box.dataset.tick??"")}function answerOf(call,link){const exit=link.closest("[data-exit]");if(exit instanceof
HTMLElement){const key2=exit.dataset.exit??"";return{kind:"exit",key:key2.slice(key2.indexOf("/")+1)}}const way=link.closest(
"[data-way]");if(!(way instanceof HTMLElement)||tooSoon())return null;const key=way.dataset.way??"";const ticks=ticksOf(
call.section);switch(call.now.asks){case"option":return{kind:"option",key,ticks};case"listen":return key==="agreed"?{kind:"\
agreed",ticks}:{kind:"corrected",ticks};case"continue":return{kind:"continue",ticks};default:return null}}function count(number,thing){
return`${number} ${thing}${number===1?"":"s"}`}function newRun(){return Array.from(crypto.getRandomValues(new Uint32Array(
2)),part=>part.toString(36)).join("")}async function copy(text){try{await navigator.clipboard.writeText(text);return true}catch{return copyBySelection(text)}}
function copyBySelection(text){const area=document.createElement("textarea");area.value=text;area.readOnly=true;area.className=
"offscreen";const before=document.activeElement;document.body.append(area);area.select();const copied=document.execCommand(
"copy");area.remove();if(before instanceof HTMLElement)before.focus({preventScroll:true});return copied}var MOST=12;var index=null;function folded(text){return text.normalize("NFKD").replaceAll(/\p{M}/gu,"").toLowerCase()}function wireFind(call){
const words=byId("find-words");words.addEventListener("input",()=>search(words.value,call));words.addEventListener("keyd\
own",event=>{if(event.key!=="Enter")return;event.preventDefault();byId("find-hits").querySelector("button")?.click()})}function openFind(){
const dialog=byId("find");const words=byId("find-words");words.value="";byId("find-hits").replaceChildren();byId("find-c\
ount").textContent="";byId("find-peek").hidden=true;dialog.showModal();words.focus()}function search(text,call){const wanted=folded(
text).split(/\s+/).filter(Boolean);const found=wanted.length===0?[]:hits(wanted);byId("find-peek").hidden=true;byId("fin\
d-hits").replaceChildren(...found.slice(0,MOST).map(entry=>line2(entry,call)));byId("find-count").textContent=wanted.length===
0?"":count2(found.length)}function hits(wanted){const found=entries().filter(entry=>wanted.every(word=>entry.words.includes(
word)));const inTitle=entry=>wanted.filter(word=>entry.titleWords.includes(word)).length;return found.sort((left2,right)=>inTitle(
right)-inTitle(left2))}function count2(found){if(found===0)return"No step has these words.";return found>MOST?`${found} \
steps, the first ${MOST} are shown`:`${found} ${found===1?"step":"steps"}`}function line2(entry,call){const item=document.
createElement("li");const button=element("button","",{type:"button"});const at=call.taken(entry.section.id);const where=at===
null?`${entry.kind} · read it`:`${entry.kind} · go back to it`;button.append(element("span",entry.title),element("span",
where,{class:"where"}));button.addEventListener("click",()=>{if(at===null)peek(entry);else call.goBack(at)});item.append(
button);return item}function peek(entry){const place=byId("find-peek");const parts=all(entry.section,":scope > .say, :sc\
ope > .must blockquote, :scope > .do, :scope > .checks, :scope > .note, :scope > .why");const copies=parts.map(part=>part.
cloneNode(true));for(const copy2 of copies){for(const input of all(copy2,"input, button"))input.remove();for(const each of all(
copy2,"[id]"))each.removeAttribute("id");for(const variant of all(copy2,".variant"))variant.hidden=false;if(copy2 instanceof
HTMLDetailsElement)copy2.open=true}place.replaceChildren(element("h3",entry.title),...copies);if(copies.length===0)place.
append(element("p","There is nothing more to read in this step.",{class:"hint"}));place.hidden=false;place.focus()}function entries(){
index??(index=all(document,'.node[id^="n-"]:not(.node-branch)').map(section=>{const title=section.querySelector("h2")?.textContent??
"";const kind=section.querySelector(".eyebrow")?.textContent?.trim()??"";return{section,title,kind,words:folded(section.
textContent??""),titleWords:folded(title)}}));return index}var MARK2="f.";function prefilled(data,address){const facts=new Map([...data.facts,...data.trees.get(data.tree)?.facts??
[]]);const found=new Map;for(const[name,text]of new URLSearchParams(address)){const fact=name.startsWith(MARK2)?facts.get(
name.slice(MARK2.length)):void 0;const value=fact?parseValue(fact,text.trim()):null;if(fact&&value!==null)found.set(fact.
id,value)}return found}function labelsOf(data,ids){const own=data.trees.get(data.tree)?.facts;return[...ids].map(id=>(own?.
get(id)??data.facts.get(id))?.label??id).join(", ")}var CHOICES=["light","dark"];function theme(){const kept=settingsStore.read("theme");return typeof kept==="string"&&CHOICES.
includes(kept)?kept:""}function setTheme(choice){if(CHOICES.includes(choice))settingsStore.write("theme",choice);else settingsStore.
remove("theme");paint()}function turnTheme(){const dark=theme()?theme()==="dark":window.matchMedia("(prefers-color-schem\
e: dark)").matches;setTheme(dark?"light":"dark")}function paint(){const root=document.documentElement;if(theme())root.dataset.
theme=theme();else delete root.dataset.theme}var ALL="*";var library=()=>document.documentElement.dataset.library??"";function keptRole(){const role=settingsStore.read(
`role/${library()}`);return typeof role==="string"?role:null}function keepRole(role){settingsStore.write(`role/${library()}`,
role)}function singleKeys(){return settingsStore.read("keys")!==false}function wireSettings(call){const role=select("set\
-role");role?.addEventListener("change",()=>{keepRole(role.value);call.reframe({role:role.value})});const incident=select(
"set-incident");incident?.addEventListener("change",()=>call.reframe({incident:incidentsChosen(incident)}));const keys=byId(
"set-keys");keys.addEventListener("change",()=>settingsStore.write("keys",keys.checked));for(const choice of all(document,
"input[name=theme]")){choice.addEventListener("change",()=>setTheme(choice.value))}}function openSettings(now){const role=select(
"set-role");if(role)role.value=now.role??"";const incident=select("set-incident");if(incident)incident.value=incidentShown(
now.incident);byId("set-keys").checked=singleKeys();for(const choice of all(document,"input[name=theme]")){choice.checked=
choice.value===theme()}byId("settings").showModal()}function incidentsChosen({value,options}){if(value!==ALL)return value||
null;return[...options].map(option=>option.value).filter(id=>id!==""&&id!==ALL)}function incidentShown(open){if(open===null||
typeof open==="string")return open??"";return open.length>1?ALL:open[0]??""}function select(id){return document.getElementById(
id)}function wireShelf(){const filter=document.getElementById("filter");filter?.addEventListener("input",()=>narrow(filter.value))}
function narrow(text){const wanted=folded(text).split(/\s+/).filter(Boolean);let left2=0;for(const group of all(document,
".group")){let inGroup=0;for(const card of all(group,"[data-card]")){const words=folded(card.textContent??"");card.hidden=
!wanted.every(word=>words.includes(word));if(!card.hidden)inGroup+=1}group.hidden=inGroup===0;left2+=inGroup}const none=one(
document,"[data-none]");if(none)none.hidden=left2>0}Object.defineProperty(globalThis,"decisiontreePlayer",{value:Object.freeze({...walk_exports,...values_exports,evaluate})});
document.documentElement.classList.add("js");paint();function jsonOf(id){return JSON.parse(byId(id).textContent??"null")}
function beginning(data,page){const role=data.roles.some(each=>each.id===keptRole())?keptRole():data.roles[0]?.id??null;
const given=Object.fromEntries(prefilled(data,location.hash.slice(1)));return{tree:page.tree,role,given,incident:openIncidents2(
data)}}function openIncidents2(data){const here=new Set(all(byId("incidents"),"[data-incident]").map(banner=>banner.dataset.
incident));const now=Date.now();const open=data.incidents.filter(each=>here.has(each.id)&&(!each.expires||Date.parse(each.
expires)>now));return open.map(each=>each.id)}function play(){const data=load(jsonOf("data"));const page=jsonOf("page");
const first=beginning(data,page);const linked=()=>{const told=beginning(data,page);return Object.keys(told.given).length>
0?told:null};const call=new Call(data,page,first,linked);wireClicks(call);wireForms(call);wireSettings(call);wireFind({taken:section=>call.
placeOf(section),goBack:at=>{closeDialogs();call.goBackTo(at)}});listenToKeys({digit:number=>pressDigit(number),go:()=>pressOnly(),
back:()=>call.back(),find:openFind,copy:()=>copySummary(call),help:()=>byId("keys").showModal()},singleKeys);call.open();
if(page.usesRole&&data.roles.length>1&&keptRole()===null&&call.journal.at===0)askWho(call);const given=Object.keys(first.
given);if(given.length>0)say(`Known from the link: ${labelsOf(data,given)}`)}function askWho(call){const section=byId("w\
ho");putOnStage(section);section.addEventListener("click",event=>{const link=event.target instanceof Element?event.target.
closest("a.answer"):null;const role=link?.closest("li")?.dataset.role;if(!role)return;event.preventDefault();keepRole(role);
call.reframe({role})})}function wireClicks(call){const actions=new Map(Object.entries({back:()=>call.back(),restart:()=>call.
restart(),copy:()=>copySummary(call),find:openFind,settings:()=>openSettings({role:shown(call.journal).role,incident:shown(
call.journal).origin.incident}),keys:()=>byId("keys").showModal(),theme:turnTheme,close:closeDialogs}));document.addEventListener(
"click",event=>{const target=event.target instanceof Element?event.target:null;const button=target?.closest("[data-do]")??
null;if(button)actions.get(button.dataset.do??"")?.();const link=target?.closest("a[href^='#']")??null;if(!link||event.defaultPrevented||
link.classList.contains("skip"))return;event.preventDefault();const field=link.dataset.goto;if(field)document.getElementById(
field)?.focus();const answer=answerOf(call,link);if(answer)call.answer(answer)});byId("summary-private").addEventListener(
"change",()=>{writeSummary(call.data,shown(call.journal),call.page.usesRole)})}function wireForms(call){for(const form of all(
document,"[data-form]")){form.addEventListener("submit",event=>{event.preventDefault();call.fill()})}}function openAnswers(){
return all(byId("stage"),".answers a.answer").filter(link=>link.offsetParent!==null)}function pressDigit(number){const ways=openAnswers();
const numbered=ways.find(link=>link.getAttribute("aria-keyshortcuts")===String(number));const only=number===1&&ways.length===
1?ways[0]:void 0;(numbered??only)?.click()}function pressOnly(){const ways=openAnswers();const submit=one(byId("stage"),
"[data-form] [type=submit]");if(submit)submit.click();else if(ways.length===1)ways[0]?.click()}async function copySummary(call){
const done=await copy(call.summary(call.isFinished&&withPrivate()));say(done?"The summary is copied.":"Copying is not al\
lowed here: select the text and press Ctrl+C.")}function closeDialogs(){for(const dialog of all(document,"dialog[open]"))
dialog.close()}function shelf(){wireShelf();for(const button of all(document,"[data-do=theme]"))button.addEventListener(
"click",turnTheme)}function playOrRead(){try{play()}catch(error){document.documentElement.classList.remove("js");byId("t\
rouble").hidden=false;byId("store").append(...byId("stage").children);console.error(error)}}if(document.getElementById("\
data"))playOrRead();else shelf();})();
